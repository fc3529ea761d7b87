/** The only room that changes the box: a plan goes through one door, and each component gets an outcome. */
@NullMarked
package bootstrap.apply;

import org.jspecify.annotations.NullMarked;
