/** Versions of Debian packages and Python distributions, and what a profile accepts; pure, depends on nothing. */
@NullMarked
package bootstrap.version;

import org.jspecify.annotations.NullMarked;
