"""Plans of one child: what is wrong with them, and how several become one."""
