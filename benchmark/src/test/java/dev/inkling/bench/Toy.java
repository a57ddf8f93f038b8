package dev.inkling.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A contestant that trains nothing: it says the device and the time of an epoch that it was told to say. */
final class Toy {
    private Toy() {}

    /** What {@link #entrant} starts: device, nanoseconds. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(Host.MARK + "ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            boolean timed = words[0].equals("time");
            System.out.println(Host.MARK + (timed ? Long.parseLong(words[2]) * Long.parseLong(args[1]) + "" : args[0]));
        }
    }

    static Entrant entrant(String title, String device, long nanos, Path log) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        List<String> command = List.of(java, "-cp", path, Toy.class.getName(), device, "" + nanos);
        return new Entrant(title, 1, () -> Contestant.start(title, command, 1, false, log));
    }
}
