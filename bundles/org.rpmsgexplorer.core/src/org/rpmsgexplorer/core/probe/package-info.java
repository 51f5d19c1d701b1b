// SPDX-License-Identifier: EPL-2.0
/** Scripts that look at a board and change it, and what they say; outside the bundle only its tests see them. */
package org.rpmsgexplorer.core.probe;
