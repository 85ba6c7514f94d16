"""What newsfacts knows: pure, lazy transforms from frames to frames."""
