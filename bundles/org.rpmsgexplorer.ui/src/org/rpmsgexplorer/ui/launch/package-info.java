// SPDX-License-Identifier: EPL-2.0
/**
 * The launch configuration type "RPMsg Benchmark": its attributes and tabs, how it is run from wherever it is asked for, and
 * the process that stands for it in the Console. What decides something is without SWT.
 */
package org.rpmsgexplorer.ui.launch;
