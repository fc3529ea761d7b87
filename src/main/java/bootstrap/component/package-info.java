/** What a box can have: one file per kind, how it is probed, and the effects that bring it about. */
@NullMarked
package bootstrap.component;

import org.jspecify.annotations.NullMarked;
