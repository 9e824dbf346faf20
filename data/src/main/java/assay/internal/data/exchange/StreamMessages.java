package assay.internal.data.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageResult;

/**
 * The messages of an Arrow stream. Arrow reserves memory for the head of a message before it checks whether the file
 * has that many bytes; this class checks first.
 */
final class StreamMessages extends MessageChannelReader {
    private static final int CONTINUES = -1;

    private final FileChannel file;

    StreamMessages(FileChannel file, BufferAllocator memory) {
        super(new ReadChannel(file), memory);
        this.file = file;
    }

    @Override
    public MessageResult readNext() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.read(start, file.position());
        start.flip();
        if (start.remaining() >= Integer.BYTES) {
            int length = start.getInt();
            if (length == CONTINUES && start.remaining() == Integer.BYTES) {
                length = start.getInt();
            }
            if (length > file.size() - file.position()) {
                throw new IOException("a message of " + length + " bytes");
            }
        }
        return super.readNext();
    }
}
