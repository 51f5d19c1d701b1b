// SPDX-License-Identifier: EPL-2.0
/** The view "Messages" and the editor of captures. */
package org.rpmsgexplorer.ui.messages;
