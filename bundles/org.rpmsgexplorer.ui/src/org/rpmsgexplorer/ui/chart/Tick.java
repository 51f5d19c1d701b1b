// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

/**
 * A value that an axis names.
 *
 * @param value a round one
 * @param at which pixel
 * @param text the value for people
 */
record Tick(double value, int at, String text) {
}
