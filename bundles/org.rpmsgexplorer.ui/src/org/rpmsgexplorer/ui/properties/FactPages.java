// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** Gives views and editors what the view "Properties" shows beside them; plugin.xml says which ones these are. */
public final class FactPages implements IAdapterFactory {
    @Override
    public <T> T getAdapter(Object part, Class<T> type) {
        return type == IPropertySheetPage.class ? type.cast(new FactPage()) : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IPropertySheetPage.class};
    }
}
