package dev.inkling.android.core;

import dev.inkling.android.core.LibraryList.Coordinate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses one version of every library that an app needs, as Gradle would: breadth first over the POMs, the highest
 * version asked for wins, and what BOMs and dependencyManagement name is a floor. Multiplatform roots that only point
 * at their Android half are left out.
 */
public final class Lock {
    private static final Pattern RANGE = Pattern.compile("[\\[(]\\s*([^,\\])]+).*");

    private final Poms poms;
    private final Map<String, String> floors = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Deque<Coordinate> queue = new ArrayDeque<>();

    /** A chosen library; {@code type} is jar or aar. */
    public record Entry(String group, String artifact, String version, String type) {}

    /** What the app needs, and what its tests need besides. */
    public record Chosen(List<Entry> libraries, List<Entry> tests) {}

    private static final class Node {
        final Coordinate at;
        final List<String> needs = new ArrayList<>();
        Poms.Pom pom;
        boolean pointsElsewhere;

        Node(Coordinate at) {
            this.at = at;
        }
    }

    private Lock(Poms poms) {
        this.poms = poms;
    }

    public static Chosen choose(LibraryList list, Poms poms) {
        return new Lock(poms).choose(list);
    }

    private Chosen choose(LibraryList list) {
        for (Coordinate p : list.platforms()) {
            for (Poms.Dependency d : pom(p).managed()) {
                raise(d);
            }
        }
        queue.addAll(list.libraries());
        queue.addAll(list.tests());
        while (!queue.isEmpty()) {
            visit(queue.poll());
        }
        Set<String> main = reachable(list.libraries());
        Set<String> tests = reachable(list.tests());
        tests.removeAll(main);
        return new Chosen(entries(main), entries(tests));
    }

    private void visit(Coordinate asked) {
        String key = asked.key();
        String version = exact(asked.version());
        String floor = floors.get(key);
        if (floor != null && newer(floor, version)) {
            version = floor;
        }
        Node chosen = nodes.get(key);
        if (chosen != null && !newer(version, chosen.at.version())) {
            return;
        }
        Node node = new Node(new Coordinate(asked.group(), asked.artifact(), version, asked.askedBy()));
        nodes.put(key, node);
        // Missing is no fault yet: a newer version of this node may still be asked for.
        node.pom = poms.read(asked.group(), asked.artifact(), version);
        if (node.pom == null) {
            return;
        }
        for (Poms.Dependency d : node.pom.managed()) {
            raise(d);
            Node other = nodes.get(d.key());
            if (other != null && newer(floors.get(d.key()), other.at.version())) {
                queue.add(new Coordinate(d.group(), d.artifact(), floors.get(d.key()), node.at.toString()));
            }
        }
        for (Poms.Dependency d : node.pom.dependencies()) {
            node.needs.add(d.key());
            node.pointsElsewhere |= d.key().equals(key + "-android") || d.key().equals(key + "-jvm");
            queue.add(new Coordinate(d.group(), d.artifact(), d.version(), node.at.toString()));
        }
    }

    private void raise(Poms.Dependency d) {
        if (!d.version().isEmpty()) {
            floors.merge(d.key(), exact(d.version()), (a, b) -> newer(b, a) ? b : a);
        }
    }

    private Set<String> reachable(List<Coordinate> from) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        from.forEach(c -> open.add(c.key()));
        while (!open.isEmpty()) {
            String key = open.poll();
            if (nodes.containsKey(key) && seen.add(key)) {
                open.addAll(nodes.get(key).needs);
            }
        }
        return seen;
    }

    private List<Entry> entries(Set<String> keys) {
        List<Entry> entries = new ArrayList<>();
        for (String key : new TreeSet<>(keys)) {
            Node n = nodes.get(key);
            if (n.pom == null) {
                throw missing(n.at);
            }
            boolean androidHalf =
                    key.endsWith("-jvm") && keys.contains(key.substring(0, key.length() - 4) + "-android");
            if (!n.pointsElsewhere && !androidHalf && !n.pom.packaging().equals("pom")) {
                String type = n.pom.packaging().equals("aar") ? "aar" : "jar";
                entries.add(new Entry(n.at.group(), n.at.artifact(), n.at.version(), type));
            }
        }
        return entries;
    }

    private Poms.Pom pom(Coordinate c) {
        Poms.Pom pom = poms.read(c.group(), c.artifact(), exact(c.version()));
        if (pom == null) {
            throw missing(c);
        }
        return pom;
    }

    private static Problem missing(Coordinate c) {
        return new Problem("no repository has " + c, c.askedBy(), "choose a version that exists and lock again");
    }

    private boolean newer(String a, String b) {
        return poms.versions().compare(a, b) > 0;
    }

    /** The lower bound of a range, which is what AndroidX means by [x]. */
    private static String exact(String version) {
        Matcher m = RANGE.matcher(version);
        return m.matches() ? m.group(1).strip() : version;
    }
}
