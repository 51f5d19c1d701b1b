// SPDX-License-Identifier: EPL-2.0
/** Looks at all that a board needs and says what is missing. */
package org.rpmsgexplorer.core.doctor;
