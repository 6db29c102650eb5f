// Writes what does not fit the wire buffer at once: AUTH responses and messages. Both are read to the buffer's end and encoded to its front.

using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

public sealed partial class SmtpClient
{
    // AUTH MECHANISM response, or a response alone: in base64, block by block, and wiped afterwards.
    private SmtpState Authenticate(SmtpState state, int before)
    {
        if (trace != null && state == SmtpState.Auth) trace.Sent(output.Bytes, before, output.Count - before);
        SmtpResult result = SmtpResult.Ok;
        if (state == SmtpState.AuthResponse || session.Auth.HasInitialResponse)
        {
            if (trace != null) trace.Sent(Masked, 0, Masked.Length);
            if (state == SmtpState.Auth) output.WriteByte(Space);
            result = WriteResponse(state == SmtpState.Auth);
        }

        output.Write(Ascii.CrLf);
        return result == SmtpResult.Ok ? Hear(state) : HearReplies(state, result);
    }

    // The response is read to the buffer's end and encoded to its front: 4 characters for 3 bytes never overwrite bytes that are still to be encoded.
    private SmtpResult WriteResponse(bool initial)
    {
        SaslResponse response = session.Auth.Response;
        if (initial && response.IsEmpty) output.WriteByte(EqualsSign); // an empty first response (RFC 4954 4)
        response.Rewind();
        for (; ; )
        {
            int room = (output.FreeCount - Ascii.CrLf.Length) / 4 * 3;
            if (room < SmtpLimits.MinBlockBytes)
            {
                SmtpResult result = Flush();
                if (result != SmtpResult.Ok) return result;
                continue;
            }

            int from = wire.Length - room;
            int count = response.Read(wire, from, room);
            if (count < 0) return SmtpResult.AuthFailed; // half a secret has been sent: the connection ends
            Base64.Write(output, wire, from, count);
            if (count < room) return SmtpResult.Ok;
        }
    }

    // Writes the message and returns the next state. It is read to the buffer's end and dot-stuffed to its front, in blocks as large as the buffer but for a
    // gap between the two, into which they grow: where that is not enough, what is stuffed is sent before the rest of the block.
    private SmtpState WriteMessage()
    {
        IMessageSource message = session.Message;
        int expected = session.IsChunking ? message.Size + output.Count : 0;
        int written = 0;
        int at = 0;     // what is left of the block
        int left = 0;
        for (; ; )
        {
            int room = output.FreeCount - SmtpLimits.BlockGapBytes;
            if (left > 0 || room < SmtpLimits.MinBlockBytes)
            {
                written += output.Count;
                SmtpResult result = FlushBlock();
                written -= output.Count;
                if (result != SmtpResult.Ok) return HearWhy(result);
            }

            if (left == 0)
            {
                room = output.FreeCount - SmtpLimits.BlockGapBytes;
                at = wire.Length - room;
                left = message.Read(wire, at, room);
                if (left < 0) return session.Lose(SmtpResult.MessageFailed);
                if (left == 0) break;
                if (trace != null) trace.Progress(left);
            }

            dotStuffer.Write(wire, at, left, output);
            at += dotStuffer.Taken;
            left -= dotStuffer.Taken;
        }

        // If a chunk had another size than announced, the server would take the next command for content.
        if (session.IsChunking && written + output.Count != expected) return session.Lose(SmtpResult.MessageFailed);
        return SmtpState.EndOfData;
    }
}
