// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.connection.Addresses;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.ui.properties.Fact;
import org.rpmsgexplorer.ui.properties.FactList;
import org.rpmsgexplorer.ui.properties.FactSource;

/**
 * What is selected in a page.
 *
 * @param row a message, or another row
 * @param field one of its fields, behind those around it, from the outermost one on; empty where none is selected
 */
record SelectedMessage(MessageRow row, List<Field> field) implements FactSource {
    private static final long SECOND = 1_000_000_000L;
    private static final MessageColumn TEXT = new MessageColumn(MessageColumn.Kind.TEXT, "");

    /** A sheet folds up what is another heading than before, so they are the same for all rows. */
    @Override
    public List<Fact> facts() {
        FactList facts = new FactList();
        facts.begin(Messages.SelectedMessage_decoded);
        if (!field.isEmpty()) {
            addField(field.get(field.size() - 1), facts);
        }
        addDecoded(row.decoded(), facts);
        addRow(facts);
        facts.begin(Messages.MessageColumn_endpoint);
        Optional.ofNullable(row.endpoint()).ifPresentOrElse(endpoint -> add(endpoint, facts),
                () -> facts.put(Messages.SelectedMessage_label, Optional.empty()));
        return facts.facts();
    }

    private void addRow(FactList facts) {
        facts.begin(Messages.SelectedMessage_row);
        facts.put(Messages.SelectedMessage_number, Long.toString(row.number()));
        facts.put(Messages.SelectedMessage_kind, row.kind().name().toLowerCase(Locale.ROOT));
        facts.put(Messages.MessageColumn_time, TimeDisplay.ABSOLUTE.format(row.time(), 0, 0, ZoneId.systemDefault()));
        facts.put(Messages.SelectedMessage_boardTime, boardTime());
        if (row.kind() == Row.Kind.MESSAGE) {
            facts.put(Messages.MessageColumn_direction, row.direction());
            facts.put(Messages.MessageColumn_source, row.source());
            facts.put(Messages.MessageColumn_destination, row.destination());
            facts.put(Messages.MessageColumn_length, bytes(row.payload().length));
        }
        facts.putUnlessEmpty(Messages.SelectedMessage_marker, row.marker());
        facts.putUnlessEmpty(Messages.MessageColumn_text, row.text(TEXT));
    }

    private void addField(Field last, FactList facts) {
        facts.put(Messages.DetailPane_field, Fields.path(field));
        facts.putUnlessEmpty(Messages.DetailPane_value, last.value().text());
        facts.put(Messages.SelectedMessage_bytes, last.length() == 0 ? bytes(0)
                : NLS.bind(Messages.SelectedMessage_range, new Object[] {Integer.toString(last.offset()),
                    Integer.toString(last.offset() + last.length() - 1), bytes(last.length())}));
        if (last.bits() > 0) {
            facts.put(Messages.SelectedMessage_bits, NLS.bind(Messages.SelectedMessage_bitRange,
                    Integer.toString(last.bit()), Integer.toString(last.bit() + last.bits() - 1)));
        }
    }

    private static String bytes(int count) {
        return count == 1 ? Messages.SelectedMessage_byte : NLS.bind(Messages.SelectedMessage_count, Integer.toString(count));
    }

    private Optional<String> boardTime() {
        return row.boardNanos() == Row.UNKNOWN_NANOS ? Optional.empty() : Optional.of(NLS.bind(Messages.SelectedMessage_seconds,
                String.format(Locale.ROOT, "%d.%09d", row.boardNanos() / SECOND, Math.abs(row.boardNanos() % SECOND))));
    }

    private static void add(CapturedEndpoint endpoint, FactList facts) {
        facts.put(Messages.SelectedMessage_label, endpoint.label());
        facts.put(Messages.SelectedMessage_name, told(endpoint.name()));
        facts.put(Messages.MessageColumn_board, told(endpoint.board()));
        facts.put(Messages.SelectedMessage_control, told(endpoint.control()));
        facts.put(Messages.SelectedMessage_way, told(endpoint.way()));
        facts.put(Messages.SelectedMessage_local, Addresses.format(endpoint.local()));
        facts.put(Messages.SelectedMessage_remote, Addresses.format(endpoint.remote()));
    }

    private static Optional<String> told(String text) {
        return Optional.of(text).filter(Predicate.not(String::isEmpty));
    }

    private static void addDecoded(Decoded decoded, FactList facts) {
        facts.put(Messages.SelectedMessage_decoder, told(decoded.decoder()));
        if (!decoded.complete()) {
            facts.put(Messages.SelectedMessage_problem, NLS.bind(Messages.DetailPane_problem, decoded.problem(),
                    Integer.toString(decoded.problemOffset())));
        }
    }
}
