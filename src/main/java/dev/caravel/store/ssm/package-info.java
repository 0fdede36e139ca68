/**
 * Documents as parameters of AWS Systems Manager (SSM) Parameter Store, each {@code <prefix>/<bot>/<document>}. Start with
 * {@link dev.caravel.store.ssm.ParameterStore}; {@link dev.caravel.store.ssm.SecretParameters} reads the keys that an owner keeps there.
 */
@NullMarked
package dev.caravel.store.ssm;

import org.jspecify.annotations.NullMarked;
