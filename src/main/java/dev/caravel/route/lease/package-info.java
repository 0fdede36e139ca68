/**
 * Who of several copies trades. A {@link dev.caravel.route.lease.Claim} is what a copy makes to a state, a
 * {@link dev.caravel.route.lease.Tenure} what it is granted, and {@link dev.caravel.route.lease.StandBy} waits in between. The rest of
 * the program is given a {@link dev.caravel.route.lease.LeaseEnd} and asks it before anything leaves the house. Start with
 * {@code Claim}.
 */
@NullMarked
package dev.caravel.route.lease;

import org.jspecify.annotations.NullMarked;
