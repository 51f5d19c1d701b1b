// SPDX-License-Identifier: EPL-2.0
/** Payloads as people write and read them: text with escapes, hexadecimal, dumps. */
package org.rpmsgexplorer.core.payload;
