"""Run the command line: python -m newsfacts."""

from newsfacts.flows.cli import main

if __name__ == "__main__":
    main()
