"""What the views show: places, the list of articles, the tree of the sidebar, small pictures. No widgets here."""
