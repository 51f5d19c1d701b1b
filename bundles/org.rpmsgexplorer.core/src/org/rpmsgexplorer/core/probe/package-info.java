// SPDX-License-Identifier: EPL-2.0
/** Scripts that look at a board and change it, and what they say; not seen outside the bundle. */
package org.rpmsgexplorer.core.probe;
