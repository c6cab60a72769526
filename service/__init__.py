"""The doors of Belegt: the HTTP service, the command line and the page. The domain lies in `claims`."""
