"""What newsfacts starts from: articles to try it on, and lexicons, as plain data files."""
