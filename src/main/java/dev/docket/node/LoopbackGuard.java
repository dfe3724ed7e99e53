package dev.docket.node;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.plugins.ActionPlugin;
import org.opensearch.plugins.NetworkPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestHandler;
import org.opensearch.rest.RestHeaderDefinition;
import org.opensearch.rest.RestRequest;
import org.opensearch.transport.TransportChannel;
import org.opensearch.transport.TransportInterceptor;
import org.opensearch.transport.TransportRequest;
import org.opensearch.transport.TransportRequestHandler;
import org.opensearch.transport.client.node.NodeClient;

/// Keeps every other program of the machine out of the embedded engine, whose two ports listen on
/// loopback without any authentication of their own: HTTP answers only who sends the token of this
/// start, and the node-to-node port answers only the node itself.
public final class LoopbackGuard extends Plugin implements ActionPlugin, NetworkPlugin {

  /// The header that carries the token.
  public static final String HEADER = "X-Docket-Engine-Token";

  /// Filtered: the engine's own settings API does not show it.
  static final Setting<String> TOKEN =
      Setting.simpleString(
          "docket.engine.token", Setting.Property.NodeScope, Setting.Property.Filtered);

  /// What the engine calls the channel of a request that never left the process.
  private static final String IN_PROCESS = "direct";

  private final byte[] token;

  public LoopbackGuard(Settings settings) {
    this.token = TOKEN.get(settings).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Setting<?>> getSettings() {
    return List.of(TOKEN);
  }

  @Override
  public UnaryOperator<RestHandler> getRestHandlerWrapper(
      ThreadContext context, Set<RestHeaderDefinition> headersToCopy) {
    return TokenChecked::new;
  }

  @Override
  public List<TransportInterceptor> getTransportInterceptors(
      NamedWriteableRegistry registry, ThreadContext context) {
    return List.of(new InProcessOnly());
  }

  private final class TokenChecked extends RestHandler.Wrapper {

    TokenChecked(RestHandler delegate) {
      super(delegate);
    }

    @Override
    public void handleRequest(RestRequest request, RestChannel channel, NodeClient client)
        throws Exception {
      String given = request.header(HEADER);
      if (given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
        super.handleRequest(request, channel, client);
      } else {
        channel.sendResponse(
            new BytesRestResponse(RestStatus.UNAUTHORIZED, "This engine belongs to Docket."));
      }
    }
  }

  private static final class InProcessOnly implements TransportInterceptor {

    @Override
    public <T extends TransportRequest> TransportRequestHandler<T> interceptHandler(
        String action,
        String executor,
        boolean forceExecution,
        TransportRequestHandler<T> handler) {
      return (request, channel, task) -> {
        refuseOthers(channel);
        handler.messageReceived(request, channel, task);
      };
    }

    private static void refuseOthers(TransportChannel channel) {
      if (!IN_PROCESS.equals(channel.getChannelType())) {
        throw new SecurityException("This engine belongs to Docket.");
      }
    }
  }
}
