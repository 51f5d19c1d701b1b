// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;

/** What the view "Properties" shows beside our views: facts in the order in which they were told, not that of the alphabet. */
public class FactPage extends PropertySheetPage {
    /** Creates a page that shows nothing yet. */
    public FactPage() {
        setSorter(new PropertySheetSorter() {
            @Override
            public int compare(IPropertySheetEntry one, IPropertySheetEntry other) {
                return 0;
            }

            @Override
            public int compareCategories(String one, String other) {
                return 0;
            }
        });
    }
}
