// The firmware allocates nothing in its steady state, but where excuses.txt says so and why.

using Mono.Cecil;

namespace DeviceMailer.SystemTests.Audit;

public class AllocationAuditTests
{
    // A new way into the steady state goes here: a verb of the client, what a thread runs, what the platform calls back.
    private static readonly EntryPoint[] entries =
    [
        new("DeviceMailer.Smtp.SmtpClient::Connect"),
        new("DeviceMailer.Smtp.SmtpClient::Send"),
        new("DeviceMailer.Smtp.SmtpClient::SendAll"),
        new("DeviceMailer.Smtp.SmtpClient::Probe"),
        new("DeviceMailer.Smtp.SmtpClient::Etrn"),
        new("DeviceMailer.Smtp.SmtpClient::Quit"),
        new("DeviceMailer.Sensing.EventRing::TryAdd"),
        new("DeviceMailer.Sensing.EventRing::TryTake"),
        new("DeviceMailer.Smtp.Message.MailMessage::SetSubject"),
        new("DeviceMailer.Smtp.Message.MailMessage::SetBody"),
        new("DeviceMailer.Smtp.Message.MailMessage::Attach"),
        new("DeviceMailer.Alerts.AlertComposer::Compose"),
        new("DeviceMailer.Alerts.AlertGate::Add"),
        new("DeviceMailer.Alerts.AlertGate::TryTake"),
        new("DeviceMailer.Alerts.AlertKeeper::Keep"),
        new("DeviceMailer.Delivery.Postman::Step"),
        new("DeviceMailer.Esp32.DeliveryLoop::Run", LoopOnly: true),
        new("DeviceMailer.Esp32.Watchdog::Look"),
        new("DeviceMailer.Esp32.WifiLink::OnNetworksFound"),
        new("DeviceMailer.Esp32.GpioTriggers::OnValueChanged"),
        new("DeviceMailer.Esp32.SetupButton::OnValueChanged"),
        new("DeviceMailer.Smtp.Sockets.SocketTransport::CloseLateConnect"),
        new("DeviceMailer.Esp32.Notifier::Run", LoopOnly: true),

        // Set-up mode: what comes often, and from anybody.
        new("DeviceMailer.Esp32.SetupMode::ServeNextPackets"),
        new("DeviceMailer.Setup.PageServer::SendPage"),
        new("DeviceMailer.Setup.SetupServer::SendState"),
        new("DeviceMailer.Setup.SetupServer::SendSettings"),
        new("DeviceMailer.Setup.PageServer::ReadFields"),
        new("DeviceMailer.Setup.PageServer::Refuse"),
        new("DeviceMailer.Esp32.LogTail::Write"),

        // The page at home, as long as the device runs.
        new("DeviceMailer.Esp32.PageListener::TryAccept"),
        new("DeviceMailer.Esp32.HomePage::Step"),
        new("DeviceMailer.Setup.SetupRequest::Read"),
        new("DeviceMailer.Setup.PageAccess::Check"),
        new("DeviceMailer.Esp32.HomePage::Do"),
        new("DeviceMailer.Setup.HomeServer::SendState"),
    ];

    // Run in set-up mode only, which lasts a quarter of an hour: what they do beside that, checking settings for instance, may allocate.
    // The page at home is audited by its parts: its thread would reach both modes' servers, since they are one class's.
    private static readonly string[] elsewhere = ["DeviceMailer.Esp32.HomePage::Serve", "DeviceMailer.Esp32.SetupMode::ServePackets", "DeviceMailer.Esp32.SetupMode::ServePage", "DeviceMailer.Esp32.SetupMode::OnNetworksFound"];

    private static readonly string firmwareFolder = Path.Combine(AppContext.BaseDirectory, "firmware");

    [Fact]
    public void Steady_state_allocates_only_what_is_excused()
    {
        using DeviceCode code = Firmware();
        AllocationAudit audit = AllocationAudit.Run(code, new FrameworkCosts(), entries);
        IReadOnlyList<string> complaints = Excuses.OfFirmware.Complaints(audit.Findings);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public void What_the_platform_calls_back_is_audited()
    {
        using DeviceCode code = Firmware();
        AllocationAudit audit = AllocationAudit.Run(code, new FrameworkCosts(), entries);
        Assert.Equal(elsewhere.Order(StringComparer.Ordinal), code.CalledBack.Except(audit.Reached).Select(DeviceCode.NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Costs_are_listed_for_members_that_exist_only()
    {
        HashSet<string> members = [];
        foreach (string file in Directory.EnumerateFiles(Build.DeviceCompiler.NanoApiFolder, "*.dll"))
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(file);
            members.UnionWith(module.GetTypes().SelectMany(type => type.Methods).Select(DeviceCode.SignatureOf));
        }

        Assert.Empty(new FrameworkCosts().Members.Except(members));
    }

    private static DeviceCode Firmware() => new(Directory.EnumerateFiles(firmwareFolder, "*.dll"));
}
