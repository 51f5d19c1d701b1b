// SPDX-License-Identifier: EPL-2.0
/**
 * Says what the bytes of a message mean: text, JSON, CBOR, announcements of the name service, and what users describe
 * in layouts ({@code docs/layouts.md}). Payloads come from boards and are hostile: a decoder says what it cannot decode
 * and why, and never throws; depth, fields and work are limited.
 */
package org.rpmsgexplorer.core.decode;
