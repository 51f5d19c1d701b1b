// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

/**
 * Values of two ways that took turns.
 *
 * @param legacy one for each round
 * @param fd one for each of the same rounds
 */
record Pairs(double[] legacy, double[] fd) {
}
