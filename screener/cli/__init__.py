"""Commands: one small file each; they read arguments and call the domain."""
