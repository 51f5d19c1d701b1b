// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all bodies with their type numbers, and a text of them that tells two builds apart. */
public final class Schema {
    /** A body's type number on the stream is its place in this list; a test holds that it is complete. */
    static final List<Class<? extends Body>> BODIES = List.of(
            Request.Hello.class, Request.Heartbeat.class, Request.Cancel.class, Request.Grant.class,
            Request.ListDevices.class,
            Request.WatchDevices.class, Request.OpenEndpoint.class, Request.OpenNode.class, Request.CloseEndpoint.class,
            Request.Send.class, Request.Echo.class, Request.GetFlowControl.class, Request.SetFlowControl.class,
            Request.CreateNode.class,
            Request.DestroyNode.class, Request.CreateDevice.class, Request.ReleaseDevice.class, Request.TimeLoops.class,
            Request.HoldEndpoints.class, Request.TimeEchoes.class, Request.TimeStream.class, Request.FindMessageLimit.class,
            Request.DescribeSystem.class,
            Request.ListLeftovers.class, Request.RemoveLeftovers.class,
            Reply.Welcome.class, Reply.Alive.class, Reply.Done.class, Reply.Failure.class, Reply.Devices.class,
            Reply.EndpointOpened.class, Reply.Sent.class, Reply.Echoed.class, Reply.FlowControl.class,
            Reply.NodeCreated.class, Reply.LoopTiming.class, Reply.EchoTimes.class, Reply.StreamTime.class,
            Reply.MessageLimit.class, Reply.SystemDescription.class, Reply.Leftovers.class, Reply.LeftoversRemoved.class,
            Event.Messages.class, Event.EndpointEnded.class, Event.FlowControlChanged.class, Event.DevicesChanged.class,
            Event.LoopProgress.class);

    private Schema() {
    }

    /** Returns one line for each body, in the order of the type numbers, and then for each type that they use. */
    public static List<String> describe() {
        Set<Class<?>> used = new LinkedHashSet<>();
        BODIES.forEach(body -> collect(body, used));
        Stream<String> bodies = BODIES.stream().map(body -> BODIES.indexOf(body) + " " + describe(body));
        Stream<String> others = used.stream().filter(type -> !BODIES.contains(type)).map(Schema::describe);
        return Stream.concat(bodies, others).toList();
    }

    /** Returns 16 hexadecimal digits that differ where {@link #describe()} or the layout of a block does. */
    public static String fingerprint() {
        String text = String.join("\n", describe()) + "\nblock " + MessageBlock.LAYOUT;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("Every JVM has SHA-256", every);
        }
    }

    private static void collect(Class<?> type, Set<Class<?>> into) {
        if ((type.isRecord() || type.isEnum()) && into.add(type) && type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType(), into);
                if (component.getGenericType() instanceof ParameterizedType generic) {
                    collect((Class<?>) generic.getActualTypeArguments()[0], into);
                }
            }
        }
    }

    private static String describe(Class<?> type) {
        if (type.isEnum()) {
            return nested(type) + " = " + Stream.of(type.getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(" | "));
        }
        return nested(type) + "(" + Stream.of(type.getRecordComponents())
                .map(component -> name(component.getGenericType()) + " " + component.getName())
                .collect(Collectors.joining(", ")) + ")";
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType()) + "<" + name(generic.getActualTypeArguments()[0]) + ">";
        }
        return nested((Class<?>) type);
    }

    private static String nested(Class<?> type) {
        return type.isMemberClass() ? type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName()
                : type.getSimpleName();
    }
}
