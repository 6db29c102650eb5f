// That a message is the same whatever the size of the blocks it is pulled in: each producer, every size from 1 byte to 4 KiB, on a board.
using System.Net;
using DeviceMailer.SystemTests.Client;

namespace DeviceMailer.SystemTests.Mail;

public class BlockSizeTests
{
    private static readonly IPEndPoint nowhere = new(IPAddress.Loopback, 0);

    private static readonly (string Name, string Value)[] values = [("device", "<K\u00fche & \u20ac>"), ("value", "17.5"), ("empty", "")];

    private static readonly MailCase[] cases =
    [
        new("7 bits") { Subject = "A subject that is just as long as it must be to be folded at a blank, once or twice in all", Text = "one\r\n.two\rthree\n--\n" },
        new("quoted-printable") { Subject = "T\u00fcr \U0001F600 auf", Text = "T\u00fcr auf, und das seit heute fr\u00fch um f\u00fcnf, ohne da\u00df es jemand gemerkt h\u00e4tte \nund \t\n" },
        new("base64 of text") { Subject = new string('\u20ac', 40), Text = new string('\u20ac', 50) + "\n" },
        new("Latin 1") { Text = "T\u00fcr {device} 5 \u20ac \u00e4\u00e4\u00e4\u00e4\u00e4\n", Charset = "iso-8859-1", Values = values },
        new("values") { Subject = "{device}{device} {value}", Text = "{device}\n{empty}{value}{{\n{no}", Html = "<p title='{device}'>{value}</p>", Values = values },
        new("files")
        {
            Html = "<img src=cid:a>",
            From = new("freezer@example.com", new string('\u00fc', 50)),
            Files =
            [
                FilePart.OfSize(115, "a.png") with { ContentId = "a" }, FilePart.OfSize(250, new string('\u20ac', 50)) with { Kind = ContentKind.Flash },
                FilePart.OfSize(58) with { Kind = ContentKind.Callback }, FilePart.OfSize(0),
            ],
        },
        new("uuencoded files") { Uuencode = true, Files = [FilePart.OfSize(45), FilePart.OfSize(100) with { Kind = ContentKind.Callback }, FilePart.OfSize(1)] },
        new("enclosed message")
        {
            Files = [new("inner.eml", null) { Kind = ContentKind.Message, Message = new("inner") { Sequence = 7, Subject = "T\u00fcr", Files = [FilePart.OfSize(60)] } }],
        },
    ];

    [Fact]
    public void Messages_are_the_same_in_blocks_of_every_size()
    {
        ClientRun run = ClientBench.Run(nowhere, new ClientJob { Composed = cases, ChecksBlocks = true });
        for (int i = 0; i < cases.Length; i++) Assert.True(run.Message(i) == "same, same", $"{cases[i].Name}: {run.Message(i)}");
    }
}
