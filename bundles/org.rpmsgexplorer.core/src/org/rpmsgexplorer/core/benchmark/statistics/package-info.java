// SPDX-License-Identifier: EPL-2.0
/** Says what measured values tell, and how sure that is. Knows nothing but numbers. */
package org.rpmsgexplorer.core.benchmark.statistics;
