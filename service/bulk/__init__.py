"""Many statements at once: in their order, on all processors, over HTTP or at a terminal."""
