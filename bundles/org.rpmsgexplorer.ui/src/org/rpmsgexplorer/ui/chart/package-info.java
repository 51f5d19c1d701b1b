// SPDX-License-Identifier: EPL-2.0
/** A chart that shows how values are distributed, a row for each series. It knows nothing of benchmarks. */
package org.rpmsgexplorer.ui.chart;
