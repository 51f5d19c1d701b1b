// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.util.List;

import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/** A property sheet; nothing can be changed there. */
final class FactSheet implements IPropertySource {
    private final List<Fact> facts;

    FactSheet(List<Fact> facts) {
        this.facts = facts;
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return facts.stream().map(FactSheet::descriptor).toArray(IPropertyDescriptor[]::new);
    }

    private static IPropertyDescriptor descriptor(Fact fact) {
        PropertyDescriptor descriptor = new PropertyDescriptor(fact, fact.name());
        descriptor.setCategory(fact.category());
        return descriptor;
    }

    @Override
    public Object getPropertyValue(Object fact) {
        return ((Fact) fact).value();
    }

    @Override
    public boolean isPropertySet(Object fact) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object fact) {
        // Nothing can be changed.
    }

    @Override
    public void setPropertyValue(Object fact, Object value) {
        // Nothing can be changed.
    }
}
