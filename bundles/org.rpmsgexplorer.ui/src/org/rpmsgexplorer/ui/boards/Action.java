// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

/** What can be done with a row of the Boards view; plugin.xml names them. */
enum Action {
    CONNECT, DISCONNECT, EDIT, REMOVE, CREATE_ENDPOINT, OPEN_NODE, DESTROY_NODE, CLOSE_ENDPOINT, SHOW_MESSAGES
}
