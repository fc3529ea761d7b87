/** Files of the user, places in them and messages about them; pure, depends on nothing. */
@NullMarked
package bootstrap.source;

import org.jspecify.annotations.NullMarked;
