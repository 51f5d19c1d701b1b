// SPDX-License-Identifier: EPL-2.0
/** The endpoints of this IDE and the capture of their messages. No SWT. */
package org.rpmsgexplorer.ui.traffic;
