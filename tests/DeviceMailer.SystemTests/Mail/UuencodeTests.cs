// Attachments of the older kind, sent by the device, stored by a server, decoded by uudecode.
using DeviceMailer.SystemTests.Client;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

public class UuencodeTests
{
    private static readonly int[] sizes = [0, 1, 2, 3, 44, 45, 46, 89, 90, 91];

    private static readonly (string Name, string Decoded)[] names =
    [
        ("plain.bin", "plain.bin"),
        ("two words.bin", "two_words.bin"),
        ("T\u00fcr.bin", "T__r.bin"), // an underscore for each byte
        ("-x", "-x"),
        ("quote\"s'.bin", "quote\"s'.bin"),
        (new string('n', 255), new string('n', 255)),
    ];

    [ServerFact<Uudecode>]
    public async Task Files_of_every_size_decode()
    {
        FilePart[] files =
        [
            .. sizes.Select(size => FilePart.OfSize(size, $"{size}.bin")),
            FilePart.OfSize(100_000, "large.bin") with { Kind = ContentKind.Flash },
            FilePart.OfSize(1000, "unknown.bin") with { Kind = ContentKind.Callback },
        ];
        IReadOnlyDictionary<string, byte[]> decoded = await DecodedAsync(files);
        Assert.Equal(files.Select(file => file.Name).Order(StringComparer.Ordinal), decoded.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Content, decoded[file.Name]));
    }

    [ServerFact<Uudecode>]
    public async Task Names_decode_with_an_underscore_for_what_uuencode_cannot_say()
    {
        foreach ((string name, string decoded) in names)
        {
            FilePart file = FilePart.OfSize(100, name);
            Assert.Equal([KeyValuePair.Create(decoded, file.Content!)], await DecodedAsync(file));
        }
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> DecodedAsync(params FilePart[] files)
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync();
        var mail = new MailCase("uuencoded") { Text = "see below\nend\n", Uuencode = true, Files = files };
        ClientRun run = ClientBench.Run(server, new ClientJob { Composed = [mail] });
        Assert.Equal("Ok", run.Sent);
        string folder = Directory.CreateTempSubdirectory("devicemailer-uudecode-").FullName;
        try
        {
            Uudecode.Decode(await server.WaitForMailAsync(TestMail.Alarm, ServerTalk.DeliveryLimit), folder);
            return new DirectoryInfo(folder).EnumerateFiles().ToDictionary(file => file.Name, file => File.ReadAllBytes(file.FullName));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
