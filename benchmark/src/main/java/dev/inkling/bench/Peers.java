package dev.inkling.bench;

import java.util.List;

/**
 * Who is measured. Ours stands in this module; the others are modules of their own, since their native libraries do not
 * get along in one JVM.
 */
enum Peers {
    INKLING("nnlib", null, "dev.inkling.bench.InklingPeer"),
    DJL("DJL + PyTorch", "djl", "dev.inkling.bench.peers.DjlPeer"),
    TENSORFLOW("TensorFlow Java", "tensorflow", "dev.inkling.bench.peers.TensorFlowPeer"),
    DL4J("Deeplearning4j", "dl4j", "dev.inkling.bench.peers.Dl4jPeer"),
    ENCOG("Encog", "encog", "dev.inkling.bench.peers.EncogPeer"),
    SMILE("Smile", "smile", "dev.inkling.bench.peers.SmilePeer");

    final String title;
    /** Folder under benchmark/peers; null for ours. */
    final String folder;

    final String type;

    Peers(String title, String folder, String type) {
        this.title = title;
        this.folder = folder;
        this.type = type;
    }

    static List<Peers> others() {
        return List.of(DJL, TENSORFLOW, DL4J, ENCOG, SMILE);
    }
}
