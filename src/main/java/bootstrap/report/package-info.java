/** Values in, text out: for people and for machines. Starts nothing and decides nothing. */
@NullMarked
package bootstrap.report;

import org.jspecify.annotations.NullMarked;
