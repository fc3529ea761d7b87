/** What is true of the box, read only when asked and only once. The only room that uses OSHI. */
@NullMarked
package bootstrap.facts;

import org.jspecify.annotations.NullMarked;
