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

    /** What a fact is called without its value: by that, what is unfolded stays so when something else is selected. */
    private record Id(String category, String name) {
        static Id of(Fact fact) {
            return new Id(fact.category(), fact.name());
        }
    }

    /** Of several things that are selected, what is the same of all is shown. */
    private static final class Line extends PropertyDescriptor {
        private final Fact fact;

        Line(Fact fact) {
            super(Id.of(fact), fact.name());
            this.fact = fact;
            setCategory(fact.category());
        }

        @Override
        public boolean isCompatibleWith(IPropertyDescriptor other) {
            return other instanceof Line line && line.fact.equals(fact);
        }
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return facts.stream().map(Line::new).toArray(IPropertyDescriptor[]::new);
    }

    @Override
    public Object getPropertyValue(Object id) {
        return facts.stream().filter(fact -> Id.of(fact).equals(id)).map(Fact::value).findFirst().orElse(null);
    }

    @Override
    public boolean isPropertySet(Object id) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object id) {
        // Nothing can be changed.
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        // Nothing can be changed.
    }
}
