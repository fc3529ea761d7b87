/** Looks that foresee a failure: at the box by itself, and before a plan is applied. Changes nothing, never elevates. */
@NullMarked
package bootstrap.preflight;

import org.jspecify.annotations.NullMarked;
