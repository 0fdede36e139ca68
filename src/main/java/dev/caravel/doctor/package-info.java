/**
 * What {@code caravel doctor} looks at and what it says about it. Each check is a pure function of what was read into one or more
 * {@link dev.caravel.doctor.Finding}s; {@link dev.caravel.doctor.Examination} brings what only the exchange can tell. Nothing here
 * calls anybody.
 */
@NullMarked
package dev.caravel.doctor;

import org.jspecify.annotations.NullMarked;
