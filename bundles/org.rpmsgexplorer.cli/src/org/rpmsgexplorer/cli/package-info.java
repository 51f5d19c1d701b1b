// SPDX-License-Identifier: EPL-2.0
/** The command line over {@code core}: one class for each command, and the options that they share. */
package org.rpmsgexplorer.cli;
