// SPDX-License-Identifier: EPL-2.0
/** The view "Benchmark": runs benchmarks, and shows those that are kept. What decides something is without SWT. */
package org.rpmsgexplorer.ui.benchmark;
