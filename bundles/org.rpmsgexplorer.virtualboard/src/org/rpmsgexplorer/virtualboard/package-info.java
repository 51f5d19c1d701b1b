// SPDX-License-Identifier: EPL-2.0
/**
 * The virtual board: a real Linux kernel with real rpmsg under User-Mode Linux, with a simulated remote core behind it.
 */
package org.rpmsgexplorer.virtualboard;
