/** Places in the user's files and messages about them; pure, depends on nothing. */
@NullMarked
package bootstrap.source;

import org.jspecify.annotations.NullMarked;
